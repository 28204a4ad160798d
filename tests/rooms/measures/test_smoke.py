from .conftest import address
def test_pages(findings, measure, client_of, anong, bangkok_yai_2568):
    c = client_of(anong)
    for url in (address("plan", bangkok_yai_2568), address("change_measure", bangkok_yai_2568, measure_id=measure.pk), address("change_issue", bangkok_yai_2568, finding_id=findings["E1"].pk), address("add_measure", bangkok_yai_2568)+f"?finding={findings['E2'].pk}", address("remove_measure", bangkok_yai_2568, measure_id=measure.pk), address("copy_measures", bangkok_yai_2568)):
        r = c.get(url)
        assert r.status_code == 200, (url, r.status_code)
        open("/tmp/mp/out.html","w").write(r.content.decode())
        r = c.get(url, headers={"HX-Request":"true"})
        assert r.status_code == 200
        print(url, len(r.content))
