"""A list of cases; a case with its advice and the next questions; what the person may see; JSON for other programs."""

import json
from functools import wraps

from django import forms
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from engagement.forms import Facts, NewCase
from engagement.library import kb
from engagement.models import Case, Kept
from resistance_rules import Advice, CaseError
from resistance_rules.audit.replay import read_trace, replay
from resistance_rules.audit.trace import trace_of, written_trace

QUESTIONS = 3


def fitting(view):
    """A view of a stored case. If that no longer fits the pack, say what does not: no advice on a part of it."""

    @wraps(view)
    def answer(request, case):
        stored = get_object_or_404(Case, pk=case)
        try:
            return view(request, stored, kb().assess(stored.facts))
        except CaseError as error:
            page = {"case": stored, "problems": error.problems}
            return render(request, "engagement/misfit.html", page, status=409)

    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def cases(request):
    """All cases, and a new one."""
    form = NewCase(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("case", Case.objects.create(title=form.cleaned_data["title"]).pk)
    return render(request, "engagement/cases.html", {"cases": Case.objects.all(), "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@fitting
def case(request, stored: Case, advice: Advice):
    """One case: the advice, the next questions, and what is known already."""
    asked = [question.fact for question in advice.ask_next(QUESTIONS)]
    other = request.GET.get("fact", "")
    if other in kb().pack.facts and other not in asked:
        asked = [other, *asked]
    if request.method == "POST":
        asked = [name for name in request.POST if name in kb().pack.facts]
    form = Facts(
        [kb().pack.facts[name] for name in asked], kb().wording, request.POST or None, initial=as_initial(stored)
    )
    if request.method == "POST" and form.is_valid() and save(stored, form):
        return redirect("case", stored.pk)
    known = [(kb().pack.facts[name], kb().wording.value(value)) for name, value in advice.case.items()]
    page = {
        "case": stored,
        "advice": advice._repr_html_(),  # a fragment with its own styles, escaped by the library
        "safety_first": bool(advice.safety),  # red flags stand before anything else
        "form": form,
        "known": known,
        "vocabulary": kb().pack.facts.values(),
    }
    return render(request, "engagement/case.html", page, status=422 if form.errors else 200)


@require_GET
@fitting
def for_the_person(request, stored: Case, advice: Advice):
    """What may stand on the person's own screen, or in a letter: nothing private."""
    return HttpResponse(advice.shareable().to_html())


@require_POST
def delete(request, case):
    """Forget a case and its traces."""
    get_object_or_404(Case, pk=case).delete()
    return redirect("cases")


@require_GET
def kept(request, number):
    """A trace, and in a header whether the same would come out today."""
    stored = get_object_or_404(Kept, pk=number)
    response = HttpResponse(stored.trace, content_type="application/json")
    try:
        response.headers["Replay"] = "same" if replay(read_trace(stored.trace), kb()).same else "otherwise"
    except CaseError:
        response.headers["Replay"] = "the vocabulary has changed"
    return response


@csrf_exempt  # it reads no cookie and stores nothing
@require_POST
def assess(request):
    """Facts in, advice out, for other programs of the clinic."""
    try:
        facts = json.loads(request.body)
    except (ValueError, RecursionError):
        return JsonResponse({"problems": [{"expected": "a JSON object of fact ids to values"}]}, status=400)
    try:
        return HttpResponse(kb().assess(facts).to_json(), content_type="application/json")
    except CaseError as error:
        problems = [{"fact": one.fact, "expected": one.expected, "help": one.help} for one in error.problems]
        return JsonResponse({"problems": problems}, status=422)


def crashed(request):
    """An error is an error: it never looks like "no advice"."""
    return HttpResponse("Something is wrong in this site; there is no advice.", status=500, content_type="text/plain")


def save(stored: Case, form: Facts) -> bool:
    """Store the answers and the trace of the advice on them; say on the form what does not fit."""
    try:
        changed = kb().case({**stored.facts, **form.facts()})
    except CaseError as error:
        for problem in error.problems:
            form.add_error(
                problem.fact if problem.fact in form.fields else None, forms.ValidationError(problem.expected)
            )
        return False
    stored.facts = dict(changed)
    stored.save()
    Kept.objects.create(case=stored, trace=written_trace(trace_of(kb().assess(changed))))
    return True


def as_initial(stored: Case) -> dict[str, object]:
    """What is known, as the fields show it."""
    words = {True: "true", False: "false"}
    return {name: words[value] if isinstance(value, bool) else value for name, value in stored.facts.items()}
