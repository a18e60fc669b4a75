"""The service (extra `service`): an ASGI application over HTTP.

>>> from resistance_rules.hosts.service.app import create_app
>>> from resistance_rules.hosts.service.settings import Settings
>>> app = create_app(Settings())
"""
