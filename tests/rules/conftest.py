"""Properties run on few examples by default, so that the folder stays fast; HYPOTHESIS_PROFILE=deep runs many."""

import os

from hypothesis import settings

settings.register_profile("quick", max_examples=20, deadline=None)
settings.register_profile("deep", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
