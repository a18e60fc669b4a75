"""A hook request, checked: everything that is wrong with it at once, each with its place in the body."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import frozen

from resistance_rules.hosts.cds_hooks.hooks import CLINICIANS, HOOKS, PEOPLE, Hook
from resistance_rules.hosts.cds_hooks.problems import BAD_REQUEST, HookError, HookProblem, kind_of, pointer
from resistance_rules.knowledge.diagnostics import did_you_mean

Json = Mapping[str, Any]

_FHIR_ID: Final = re.compile(r"[A-Za-z0-9\-.]{1,64}")  # FHIR R4, datatype id
_REFERENCE: Final = re.compile(r"(?P<type>[A-Z][A-Za-z]{1,40})/(?P<id>[A-Za-z0-9\-.]{1,64})")
_TOKEN_TEXTS: Final = ("access_token", "scope", "subject")


@frozen
class Access:
    """How the client lets us read from its FHIR server. The token never shows in `repr`, so that it is not logged."""

    server: str
    token: str | None

    def __repr__(self) -> str:
        return "<Access>"


@frozen(kw_only=True, repr=False)
class HookRequest:
    """A request that has been checked.

    Attributes:
        hook: the hook that fired.
        instance: `hookInstance`, which tells this call from all others.
        patient: the FHIR id of the patient in context, without its type.
        encounter: the FHIR id of the encounter in context, if there is one.
        user: the current user as a relative reference, `Practitioner/abc`.
        bundle: the resources of what is being done (appointments, draft orders, conditions).
        bundle_sent: whether the client sent what is being done, if the hook has it.
        selections: references of newly selected orders.
        prefetch: what the client has prefetched, by key.
        access: the client's FHIR server, if it named one.
    """

    hook: Hook
    instance: str
    patient: str
    encounter: str | None
    user: str
    bundle: tuple[Json, ...]
    bundle_sent: bool
    selections: tuple[str, ...]
    prefetch: Json
    access: Access | None

    @property
    def is_for_the_person(self) -> bool:
        """Whether the person, or somebody close to them, looks at the screen instead of a clinician."""
        return self.user.partition("/")[0] in PEOPLE

    @classmethod
    def read(cls, body: object, hook: Hook, *, bare_context: bool = False) -> HookRequest:
        """Check the body of a call to the service for `hook`.

        Args:
            body: what was sent.
            hook: which hook the service answers.
            bare_context: accept a context of `userId` and `patientId` alone, whatever the hook requires: HealthChain's
                client loses the rest of it on the way.

        Raises:
            HookError: with status 400 and every problem.
        """
        reading = _Reading(hook, bare_context=bare_context)
        request = reading.request(body)
        if reading.problems or request is None:
            raise HookError(BAD_REQUEST, "this is not a CDS Hooks 2.0 request to this service", reading.problems)
        return request


class _Reading:
    """One body being checked. Methods answer None where they have noted a problem."""

    def __init__(self, hook: Hook, *, bare_context: bool) -> None:
        self.hook, self.bare_context = hook, bare_context
        self.problems: list[HookProblem] = []

    def wrong(self, code: str, message: str, where: str, help_text: str | None = None) -> None:
        self.problems.append(HookProblem(code, message, where, help_text))

    def request(self, body: object) -> HookRequest | None:
        if not isinstance(body, Mapping):
            self.wrong("wrong_type", f"expected an object, found {kind_of(body)}", "")
            return None
        self._hook(body)
        instance = self._instance(body)
        context = self._object(body, "context", required=True)
        ids = self._ids(context) if context is not None else {}
        user = self._user(context) if context is not None else None
        bundle = tuple(self._bundle(context)) if context is not None else ()
        selections = self._selections(context) if context is not None else ()
        prefetch = self._prefetch(body)
        access = self._access(body)
        self._object(body, "extension")
        if self.problems:
            return None
        return HookRequest(
            hook=self.hook,
            instance=instance,
            patient=ids["patientId"],
            encounter=ids.get("encounterId"),
            user=user or "",
            bundle=bundle,
            bundle_sent=context is not None and context.get(self.hook.resources or "") is not None,
            selections=selections,
            prefetch=prefetch,
            access=access,
        )

    # --- the outer fields ------------------------------------------------------------------------------------

    def _hook(self, body: Json) -> None:
        found = self._text(body, "hook", ())
        if found is None or found == self.hook.name:
            return
        if found in HOOKS:
            message = f"this service answers `{self.hook.name}`; the request is for `{found}`"
            self.wrong("wrong_hook", message, "/hook", "call the service that discovery lists for that hook")
        else:
            meant = did_you_mean(found, HOOKS)
            message = f"this service answers `{self.hook.name}` and no other hook"
            self.wrong("wrong_hook", message, "/hook", meant or "discovery lists the hooks that are answered")

    def _instance(self, body: Json) -> str:
        found = self._text(body, "hookInstance", ())
        if found is None:
            return ""
        try:
            return str(uuid.UUID(found))
        except ValueError:
            help_text = "send a new UUID with each call, as CDS Hooks asks for"
            self.wrong("bad_uuid", "expected a UUID", "/hookInstance", help_text)
            return ""

    def _access(self, body: Json) -> Access | None:
        server = self._text(body, "fhirServer", (), required=False)
        authorization = self._object(body, "fhirAuthorization")
        if authorization is not None:
            self._authorization(authorization)
            if not body.get("fhirServer"):
                message = "`fhirServer` is required where `fhirAuthorization` is sent"
                self.wrong("missing", message, "/fhirServer")
        # A server that is no address is no reason to refuse: it is only ever compared with the servers allowed here.
        if server is None:
            return None
        token = authorization.get("access_token") if authorization is not None else None
        return Access(server.rstrip("/"), token if isinstance(token, str) and token else None)

    def _authorization(self, found: Json) -> None:
        for name in _TOKEN_TEXTS:
            self._text(found, name, ("fhirAuthorization",))
        kind = self._text(found, "token_type", ("fhirAuthorization",))
        if kind is not None and kind != "Bearer":
            self.wrong("wrong_value", "expected `Bearer`", "/fhirAuthorization/token_type")
        expires = found.get("expires_in")
        if isinstance(expires, bool) or not isinstance(expires, int):
            message = f"expected a whole number of seconds, found {kind_of(expires)}"
            self.wrong("wrong_type", message, "/fhirAuthorization/expires_in")

    def _prefetch(self, body: Json) -> Json:
        prefetch = self._object(body, "prefetch")
        checked: dict[str, Any] = {}
        for key, value in (prefetch or {}).items():
            where = pointer("prefetch", key)
            if value is None:
                checked[key] = None
                continue
            found = _unwrapped(value)
            if not isinstance(found, Mapping):
                self.wrong("wrong_type", f"expected a FHIR resource or null, found {kind_of(found)}", where)
            elif not isinstance(found.get("resourceType"), str):
                help_text = "each prefetched value is one resource, a Bundle, an OperationOutcome or null"
                self.wrong("not_a_resource", "this has no `resourceType`", where, help_text)
            else:
                self._entries(found, where)
                checked[key] = found
        return checked

    def _entries(self, found: Json, where: str) -> None:
        """The entries of a prefetched Bundle: what cannot be told apart from nothing would pass for nothing."""
        entries = found.get("entry") if found["resourceType"] == "Bundle" else None
        if entries is not None and not isinstance(entries, list):
            self.wrong("wrong_type", f"expected a list, found {kind_of(entries)}", f"{where}/entry")
            return
        for number, entry in enumerate(entries or ()):
            if isinstance(entry, Mapping) and "resource" not in entry and "response" in entry:
                continue  # something that could not be given: `record` takes the whole as failed
            resource = entry.get("resource") if isinstance(entry, Mapping) else entry
            if not isinstance(resource, Mapping) or not isinstance(resource.get("resourceType"), str):
                message = "expected an entry with a FHIR resource that has its `resourceType`"
                self.wrong("not_a_resource", message, f"{where}/entry/{number}")

    # --- the context -----------------------------------------------------------------------------------------

    def _ids(self, context: Json) -> dict[str, str]:
        found = {"patientId": self._id(context, "patientId", required=True)}
        found |= {name: self._id(context, name, required=not self.bare_context) for name in self.hook.required}
        found |= {name: self._id(context, name, required=False) for name in self.hook.optional}
        return {name: value for name, value in found.items() if value is not None}

    def _id(self, context: Json, name: str, *, required: bool) -> str | None:
        """A FHIR id. Some clients send a reference instead (`Patient/123`), which says the same."""
        found = self._text(context, name, ("context",), required=required)
        if found is None:
            return None
        bare = found.removeprefix(f"{name.removesuffix('Id').capitalize()}/")
        if _FHIR_ID.fullmatch(bare):
            return bare
        help_text = "letters, digits, `-` and `.`, at most 64"
        self.wrong("bad_id", "expected a FHIR id", pointer("context", name), help_text)
        return None

    def _user(self, context: Json) -> str | None:
        found = self._text(context, "userId", ("context",))
        if found is None:
            return None
        reference = _REFERENCE.fullmatch(found)
        allowed = CLINICIANS + PEOPLE
        if reference is not None and reference["type"] in allowed:
            return found
        message = "expected a reference to the current user, such as `Practitioner/abc`"
        self.wrong("bad_reference", message, "/context/userId", f"its type is one of {', '.join(allowed)}")
        return None

    def _bundle(self, context: Json) -> Iterator[Json]:
        """The resources of the hook's own Bundle. STU3 sends a list of resources in its place; both are read."""
        name = self.hook.resources
        if name is None:
            return
        found, where = context.get(name), pointer("context", name)
        if found is None:
            if not self.bare_context:
                self.wrong("missing", f"`{name}` is required for `{self.hook.name}`", where)
            return
        entries: object = found
        if isinstance(found, Mapping):
            if found.get("resourceType") != "Bundle":
                self.wrong("not_a_bundle", "expected a FHIR Bundle", pointer("context", name, "resourceType"))
                return
            entries, where = found.get("entry", []), pointer("context", name, "entry")
        if not isinstance(entries, list):
            self.wrong("wrong_type", f"expected a list, found {kind_of(entries)}", where)
            return
        for number, entry in enumerate(entries):
            resource = entry.get("resource", entry) if isinstance(entry, Mapping) else entry
            if isinstance(resource, Mapping) and isinstance(resource.get("resourceType"), str):
                yield resource
            else:
                self.wrong("not_a_resource", "expected a FHIR resource with its `resourceType`", f"{where}/{number}")

    def _selections(self, context: Json) -> tuple[str, ...]:
        if not self.hook.selections:
            return ()
        found, where = context.get("selections"), "/context/selections"
        if found is None:
            if not self.bare_context:
                self.wrong("missing", f"`selections` is required for `{self.hook.name}`", where)
            return ()
        if not isinstance(found, list):
            self.wrong("wrong_type", f"expected a list, found {kind_of(found)}", where)
            return ()
        for number, item in enumerate(found):
            if not isinstance(item, str) or not item:
                self.wrong("wrong_type", f"expected a reference, found {kind_of(item)}", f"{where}/{number}")
        return tuple(item for item in found if isinstance(item, str))

    # --- small things ----------------------------------------------------------------------------------------

    def _text(self, holder: Json, name: str, place: tuple[str, ...], *, required: bool = True) -> str | None:
        found, where = holder.get(name), pointer(*place, name)
        if found is None:
            if required:
                self.wrong("missing", f"`{name}` is required", where)
            return None
        if not isinstance(found, str) or not found:
            self.wrong("wrong_type", f"expected a text, found {kind_of(found)}", where)
            return None
        return found

    def _object(self, body: Json, name: str, *, required: bool = False) -> Json | None:
        found, where = body.get(name), pointer(name)
        if isinstance(found, Mapping):
            return found
        if found is not None:
            self.wrong("wrong_type", f"expected an object, found {kind_of(found)}", where)
        elif required:
            self.wrong("missing", f"`{name}` is required", where)
        return None


def is_address(server: str) -> bool:
    """Whether this is an http(s) address with a host."""
    try:
        parts = urlsplit(server)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _unwrapped(value: object) -> object:
    """The resource itself: some clients send the entry of a batch response (`{response, resource}`) around it."""
    if isinstance(value, Mapping) and "resourceType" not in value and isinstance(value.get("resource"), Mapping):
        return value["resource"]
    return value
