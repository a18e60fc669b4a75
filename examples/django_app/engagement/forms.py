"""Forms from the pack's vocabulary: a field for each fact, and an empty answer is "not known", never "no"."""

from django import forms

from resistance_rules.knowledge.vocabulary import Fact

NOT_KNOWN = ("", "not known")


class NewCase(forms.Form):
    """A case to begin with."""

    title = forms.CharField(max_length=100, label="A name for this case that names nobody")


class Facts(forms.Form):
    """Some facts of a case."""

    def __init__(self, facts: list[Fact], words, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        for fact in facts:
            self.fields[fact.id] = self.field(fact)

    def field(self, fact: Fact) -> forms.Field:
        label = (fact.ask or fact.label) if "{" not in (fact.ask or "") else fact.label
        said = {"label": label, "required": False, "help_text": self.help(fact)}
        if fact.type == "yes_no":
            choices = [("true", self.words.value(value=True)), ("false", self.words.value(value=False)), NOT_KNOWN]
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **said)
        if fact.type == "choice":
            choices = [NOT_KNOWN, *((word, self.words.value(word).replace("_", " ")) for word in fact.choice)]
            return forms.ChoiceField(choices=choices, **said)
        low, high = fact.range
        if fact.type == "integer":
            return forms.IntegerField(min_value=low, max_value=high, **said)
        return forms.FloatField(min_value=float(low), max_value=float(high), **said)

    def help(self, fact: Fact) -> str:
        parts = [fact.label] if fact.ask else []
        if fact.range:
            parts.append(f"{fact.range[0]} to {fact.range[1]}" + (f" {fact.unit}" if fact.unit else ""))
        if fact.alone:
            parts.append("Ask only when the person is alone, with a professional interpreter if needed.")
        return " · ".join(parts)

    def facts(self) -> dict[str, object]:
        """The answers as the library takes them: None for what is not known."""
        answers = {"true": True, "false": False, "": None}
        return {
            name: answers.get(value, value) if isinstance(value, str) else value
            for name, value in self.cleaned_data.items()
        }
