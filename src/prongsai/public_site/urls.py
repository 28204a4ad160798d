from django.urls import path, register_converter

from prongsai.public_site.addresses import CodePart, LanguagePart, OfficePart, YearPart
from prongsai.public_site.views import files, machines, pages

register_converter(LanguagePart, "public_language")
register_converter(OfficePart, "office")
register_converter(YearPart, "public_year")
register_converter(CodePart, "item_code")

app_name = "public_site"
OFFICE = "<public_language:language><office:office>/"
YEAR = f"{OFFICE}oit/<public_year:year>/"
ITEM = f"{YEAR}<item_code:code>/"
VERSION = f"{ITEM}<int:number>/"
RESULT = f"{OFFICE}results/<public_year:year>/"
urlpatterns = [
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path(OFFICE, pages.office, name="office"),
    path(f"{OFFICE}search/", pages.search, name="search"),
    path(f"{OFFICE}feed.atom", machines.feed, name="feed"),
    path(f"{OFFICE}catalogue.jsonld", machines.catalogue, name="catalogue"),
    path(RESULT, pages.result, name="result"),
    path(f"{RESULT}result.csv", files.result_table, name="result_table"),
    path(YEAR, pages.index, name="index"),
    path(ITEM, pages.item, name="item"),
    path(f"{ITEM}item.json", files.item_document, name="item_document"),
    path(f"{ITEM}files/<int:file>/", files.attachment, name="attachment"),
    path(f"{ITEM}<slug:table>.<str:form>", files.item_table, name="item_table"),
    path(VERSION, pages.item, name="version"),
    path(f"{VERSION}item.json", files.item_document, name="version_document"),
    path(f"{VERSION}<slug:table>.<str:form>", files.item_table, name="version_table"),
]
