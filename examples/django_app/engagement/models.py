"""What is stored: cases, and a trace of each advice that was shown."""

import uuid

from django.db import models


class Case(models.Model):
    """What is known. The title is the clinician's own, and names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=100)
    facts = models.JSONField(default=dict)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-changed",)

    def __str__(self) -> str:
        return f"case {self.id}"  # what a log may say of it


class Kept(models.Model):
    """The trace of an advice: why it came out so, for whoever asks later."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="kept")
    at = models.DateTimeField(auto_now_add=True)
    trace = models.TextField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"trace {self.pk} of {self.case_id}"
