"""What can be done with what is public: put a version out, withdraw one."""

from prongsai.publication.actions.publishing import CannotPublish, publish, publish_approved
from prongsai.publication.actions.withdrawing import CannotWithdraw, withdraw

__all__ = ["CannotPublish", "CannotWithdraw", "publish", "publish_approved", "withdraw"]
