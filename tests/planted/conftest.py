"""A planted fault must be seen; nobody reads by which smallest example, so none is looked for (that took most of the time here)."""

from hypothesis import Phase, settings

settings.register_profile("planted", settings.get_profile("house"), phases=(Phase.explicit, Phase.generate), report_multiple_bugs=False)
settings.load_profile("planted")
