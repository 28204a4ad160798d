"""`prongsai demo`: a filled system, its address, its accounts, and where to look first."""

import subprocess
import sys
from argparse import Namespace

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.config import clock
from prongsai.config.commands import serve
from prongsai.config.commands.options import DONE, Subparsers, language_option, refuse
from prongsai.config.demo.filling import TODAY, fill, is_filled
from prongsai.config.demo.places import PASSWORD, PEOPLE
from prongsai.config.demo.surveys import add_surveys


def add_parser(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser(
        "demo", parents=[language_option()], help=_("fill an empty system with the demo and start it")
    )
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--fill-only", action="store_true", help=_("fill, but do not start the server"))
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Filled by a process of its own: the server forks, and what has made papers must not be forked."""
    if args.fill_only:
        return _prepare()
    obstacle = serve.why_not_here(args.host, args.port)
    if obstacle:
        return refuse([obstacle])
    filling = [sys.executable, "-m", "prongsai.config.cli", "demo", "--fill-only"]
    if (ended := subprocess.run(filling, check=False).returncode) != DONE:  # noqa: S603 - this very program
        return ended
    clock.wind(settings.STATE)
    print(welcome(args.port), flush=True)
    serve.serve(args.host, args.port)
    return DONE


def _prepare() -> int:
    serve.prepare()
    if not is_filled():
        clock.set_back(settings.STATE, to=TODAY)
        fill(now=timezone.now())
        add_surveys()
    return DONE


def welcome(port: int) -> str:
    """What the first screen says, in Thai and English at once: whoever starts it may read only one."""
    accounts = "\n".join(
        f"    {username:<10} {PASSWORD}   {thai} · {english}"
        for username, thai, english, _agency, _role in PEOPLE
    )
    return f"""
  โปร่งใส · Prongsai                        http://localhost:{port}

  วันนี้ในระบบทดลองคือ 21 เมษายน พ.ศ. 2568 · today, in the demo, is 21 April 2025

  บัญชีทดลอง · Demo accounts
{accounts}

  เริ่มดูที่ · Look first at
    officer    → งานของฉัน: ผลปี 2567 → ข้อที่ควรปรับปรุง → มาตรการ → เอกสาร · from the result to the paper
    director   → เอกสาร: อนุมัติเมื่อเจ้าหน้าที่เสนอแล้ว · approves what the officer has handed in
    central    → ภาพรวม 50 เขต · fifty districts
    director3  → มาตรการ: แผนที่รออนุมัติ · a plan that waits for approval
    officer4   → แบบวัด และการเปิดเผยข้อมูล 22 ข้อ · surveys that are open, disclosure of 22 items
    http://localhost:{port}/rounds/bangkok-yai/2567/result/   97.89 ผ่านดี
    http://localhost:{port}/samphanthawong/oit/2568/          ข้อมูลสาธารณะ · the public site
    http://localhost:{port}/ui/                               ส่วนประกอบหน้าจอ · component gallery

  หยุดด้วย Ctrl+C · stop with Ctrl+C
"""
