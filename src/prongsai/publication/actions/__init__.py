"""What can be done with what is public: put a version out, withdraw one."""

from prongsai.publication.actions.publishing import CannotPublish, publish
from prongsai.publication.actions.withdrawing import CannotWithdraw, withdraw

__all__ = ["CannotPublish", "CannotWithdraw", "publish", "withdraw"]
