"""HealthChain's SandboxClient asks a running service of ours, as an EHR would, and its strict models read the cards.

    resistance-rules serve --config examples/healthchain/service.toml
    python examples/healthchain/ask.py http://127.0.0.1:8000        # in an environment with healthchain[sandbox]

Everybody in it is made up.
"""

import argparse
import datetime as dt
import sys
from typing import Any

import httpx
from healthchain.models.hooks import (
    EncounterDischargeContext,
    OrderSelectContext,
    OrderSignContext,
    PatientViewContext,
)
from healthchain.models.requests.cdsrequest import CDSRequest
from healthchain.models.responses import CDSResponse, CDSServiceInformation
from healthchain.sandbox import SandboxClient

LOINC = "http://loinc.org"
WHO = {"userId": "Practitioner/dr-lin", "patientId": "made-up-1"}
VALPROATE = {"system": "http://www.whocc.no/atc", "code": "N03AG01", "display": "valproic acid"}


def record() -> dict[str, Any]:
    """What discovery asks for: the patient and the results, here an answered item 9 of the PHQ-9, of yesterday."""
    yesterday = (dt.datetime.now(dt.UTC) - dt.timedelta(days=1)).isoformat()
    answered = {
        "resourceType": "Observation",
        "id": "made-up-item-9",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "44260-8"}]},
        "subject": {"reference": f"Patient/{WHO['patientId']}"},
        "effectiveDateTime": yesterday,
        "valueInteger": 2,
    }
    return {
        "patient": {"resourceType": "Patient", "id": WHO["patientId"], "birthDate": "1990-05-01"},
        "observations": {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": answered}]},
    }


def contexts() -> dict[str, Any]:
    """The four hooks that HealthChain knows."""
    order = {
        "resourceType": "MedicationRequest",
        "id": "made-up-order",
        "status": "draft",
        "intent": "order",
        "subject": {"reference": f"Patient/{WHO['patientId']}"},
        "medicationCodeableConcept": {"coding": [VALPROATE]},
    }
    orders = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": order}]}
    selections = ["MedicationRequest/made-up-order"]
    return {
        "patient-view": PatientViewContext(**WHO),
        "encounter-discharge": EncounterDischargeContext(**WHO, encounterId="e1"),
        "order-select": OrderSelectContext(**WHO, selections=selections, draftOrders=orders),
        "order-sign": OrderSignContext(**WHO, draftOrders=orders),
    }


def ask(base: str, hook: str, service: str) -> CDSResponse:
    """One call through the SandboxClient. It turns errors into `{}`, which must not be taken for "no cards"."""
    client = SandboxClient(url=f"{base}/cds-services/{service}", workflow=hook)
    client.requests.append(CDSRequest(hook=hook, context=contexts()[hook], prefetch=record()))
    (answer,) = client.send_requests()
    if "cards" not in answer:
        sys.exit(f"{hook}: the service did not answer with cards")
    return CDSResponse.model_validate(answer)  # the client hands over what it could not read: read it strictly here


def main() -> None:
    parser = argparse.ArgumentParser(description="ask a CDS Hooks service as HealthChain does")
    parser.add_argument("base", help="where the service is, such as http://127.0.0.1:8000")
    base = parser.parse_args().base.rstrip("/")
    found = CDSServiceInformation.model_validate(httpx.get(f"{base}/cds-services", timeout=20).json())
    services = {service.hook: service.id for service in found.services}
    print(f"{len(services)} services")
    for hook in contexts():
        cards = ask(base, hook, services[hook]).cards
        print(f"{hook}: {len(cards)} cards")
        for card in cards:
            drafts = sum(len(suggestion.actions or []) for suggestion in card.suggestions or [])
            print(f"  {card.indicator.value:8} {card.summary}" + (f" [{drafts} drafts]" if drafts else ""))
    print("HealthChain reads every answer")


if __name__ == "__main__":
    main()
