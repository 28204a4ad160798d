"""Settings by place: dev (a laptop), test, production; base is common to all."""
