"""The one knowledge base of the process."""

from functools import cache

from django.conf import settings

from resistance_rules import KnowledgeBase, load


@cache
def kb() -> KnowledgeBase:
    """The site's pack; many threads may use it at once."""
    return load(settings.ENGAGEMENT_PACK)
