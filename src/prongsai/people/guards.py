"""What the database refuses in this room."""

from prongsai.audit.guards import Guard

GUARDS = (
    Guard(
        "guard_people_accesstoken",
        "people_accesstoken",
        ("UPDATE",),
        "(OLD.ended_at IS NOT NULL AND NEW.ended_at IS NULL) OR NEW.expires_at > OLD.expires_at"
        " OR NEW.secret_hash <> OLD.secret_hash OR NEW.membership_id <> OLD.membership_id OR NEW.scopes <> OLD.scopes",
        "An access token never gains power, and never comes back.",
    ),
)
