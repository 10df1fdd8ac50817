"""Settings of all tests."""

from hypothesis import HealthCheck, settings

# How long an example takes, or is in the making, tells how busy the machine is, and no more.
settings.register_profile(
    "untimed", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")

# A course of its own: its checks are no tests.
collect_ignore = ["course"]
