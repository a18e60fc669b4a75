"""What the site does: `python manage.py test`."""

import json
from unittest import mock

from django.test import Client, TestCase

from engagement.library import kb
from engagement.models import Case, Kept

FACTS = {"trust_rating_0_10": 4, "challenge_planned": True, "session_number": 3}
SECRET = "a-secret-918273"


class SiteTest(TestCase):
    def new_case(self, facts=None) -> str:
        return f"/cases/{Case.objects.create(title='Blue door', facts=facts or {}).pk}/"

    def test_a_case_from_the_first_question_to_the_advice(self):
        """A new case asks three questions; answers are stored, checked and traced, and the advice follows them."""
        started = self.client.post("/", {"title": "Blue door"})
        page = self.client.get(started.url)
        self.assertContains(page, "Worth asking next")
        self.assertContains(page, 'class="rr"')
        asked = list(page.context["form"].fields)
        self.assertEqual(len(asked), 3)
        answers = {"trust_rating_0_10": "2", "challenge_planned": "true", "session_number": "3"}
        self.assertRedirects(self.client.post(started.url, answers), started.url)
        stored = Case.objects.get()
        self.assertEqual(stored.facts, {"trust_rating_0_10": 2, "challenge_planned": True, "session_number": 3})
        self.assertContains(self.client.get(started.url), "Challenge with permission")
        trace = Kept.objects.get(case=stored)
        kept = self.client.get(f"/kept/{trace.pk}/")
        self.assertEqual((kept.headers["Replay"], kept.json()["facts"][0]["id"]), ("same", "challenge_planned"))

    def test_an_empty_answer_is_not_known_and_never_no(self):
        """Leaving an answer empty takes the fact out of the case."""
        address = self.new_case(FACTS)
        self.client.post(address, {"challenge_planned": "", "trust_rating_0_10": "4"})
        self.assertEqual(Case.objects.get().facts, {"trust_rating_0_10": 4, "session_number": 3})

    def test_what_does_not_fit_is_said_at_its_field(self):
        """A bad answer is refused with words, and nothing is stored."""
        address = self.new_case(FACTS)
        for bad in ("11", "x", "-1"):
            page = self.client.post(address, {"trust_rating_0_10": bad})
            self.assertEqual(page.status_code, 422)
            self.assertTrue(page.context["form"].errors["trust_rating_0_10"])
        self.assertEqual(Case.objects.get().facts, FACTS)
        self.assertEqual(Kept.objects.count(), 0)

    def test_red_flags_stand_before_anything_else(self):
        """With a red flag the advice stands above the questions; without one the questions do."""
        for facts, advice_first in (({**FACTS, "suicide_act_in_progress": True}, True), (FACTS, False)):
            page = self.client.get(self.new_case(facts)).content.decode()
            self.assertEqual(page.index('class="rr"') < page.index("Worth asking next"), advice_first)

    def test_any_fact_can_be_asked_for(self):
        """`?fact=` puts a field for it first, filled with what is known; an unknown name changes nothing."""
        address = self.new_case(FACTS)
        form = self.client.get(address, {"fact": "challenge_planned"}).context["form"]
        self.assertEqual((next(iter(form.fields)), form.initial["challenge_planned"]), ("challenge_planned", "true"))
        self.assertEqual(self.client.get(address, {"fact": "<script>"}).status_code, 200)

    def test_the_person_sees_nothing_private(self):
        """The page for the person says that not everything is shown, and names nothing private."""
        page = self.client.get(self.new_case({**FACTS, "fear_of_partner": True}) + "for-the-person/")
        self.assertContains(page, "Not everything is shown here.")
        self.assertNotContains(page, kb().pack.facts["fear_of_partner"].label)

    def test_a_case_that_no_longer_fits_gets_no_advice(self):
        """A stored fact that the pack does not know is an error page with its name, never advice on the rest."""
        page = self.client.get(self.new_case({"no_such_fact": 1}))
        self.assertContains(page, "There is no advice on this case", status_code=409)
        self.assertContains(page, "no_such_fact", status_code=409)

    def test_json_for_other_programs(self):
        """Facts in, advice out; problems come back with what is expected and without what was sent."""
        answer = self.client.post("/api/assess", json.dumps(FACTS), content_type="application/json")
        self.assertEqual(answer.json(), kb().assess(FACTS).to_dict())
        for body, status in (("{", 400), ("[1]", 422), (json.dumps({"phq9_total": SECRET}), 422)):
            answer = self.client.post("/api/assess", body, content_type="application/json")
            self.assertEqual(answer.status_code, status)
            self.assertNotContains(answer, SECRET, status_code=status)
        self.assertEqual(self.client.get("/api/assess").status_code, 405)
        answer = self.client.post("/api/assess", "x" * 70_000, content_type="application/json")
        self.assertIn(answer.status_code, (400, 413))

    def test_a_crash_is_an_error_and_its_log_holds_no_case(self):
        """If the engine fails there is a 500 that says so, and the log names the kind of error only."""
        client = Client(raise_request_exception=False)
        address = self.new_case(FACTS)
        broken = mock.patch.object(type(kb()), "assess", side_effect=RuntimeError(SECRET))
        with broken, self.assertLogs("django.request", "ERROR") as logged:
            page = client.get(address)
        self.assertContains(page, "there is no advice", status_code=500)
        from engagement.middleware import WithoutTexts

        lines = [WithoutTexts("%(levelname)s %(name)s %(message)s").format(record) for record in logged.records]
        self.assertEqual(lines, [f"ERROR django.request Internal Server Error: {address} (RuntimeError)"])

    def test_nothing_is_cached_or_loaded_from_elsewhere(self):
        """Every page forbids storing it, and loads nothing from anywhere."""
        for address in ("/", self.new_case(FACTS)):
            page = self.client.get(address)
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])
            self.assertNotContains(page, "http://")
            self.assertNotContains(page, "<script")

    def test_forms_of_other_sites_are_refused(self):
        """Without its token a form changes nothing."""
        strict = Client(enforce_csrf_checks=True)
        address = self.new_case(FACTS)
        self.assertEqual(strict.post(address, {"challenge_planned": "false"}).status_code, 403)
        self.assertEqual(strict.post(address + "delete/").status_code, 403)
        self.assertEqual(Case.objects.get().facts, FACTS)

    def test_a_case_can_be_forgotten(self):
        """Deleting a case takes its traces with it."""
        address = self.new_case(FACTS)
        self.client.post(address, {"challenge_planned": "false"})
        self.client.post(address + "delete/")
        self.assertEqual((Case.objects.count(), Kept.objects.count()), (0, 0))
