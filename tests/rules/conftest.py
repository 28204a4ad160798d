"""Properties run on few examples by default, the same each time, so that the folder stays fast and one run is like the next;
HYPOTHESIS_PROFILE=deep looks at many others."""

import os

from hypothesis import settings

settings.register_profile("quick", max_examples=20, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=3000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
