"""The settings of a small clinic's site. What matters for patient data is said beside it."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = False  # its error pages show variables, and so cases
SECRET_KEY = os.environ.get("CLINIC_SECRET_KEY") or get_random_secret_key()  # without one, forms end with the process
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ENGAGEMENT_PACK = os.environ.get("CLINIC_PACK", "engagement")

INSTALLED_APPS = ["engagement"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "engagement.middleware.quiet",
]
ROOT_URLCONF = "clinic.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("CLINIC_DATABASE", BASE_DIR / "clinic.sqlite3"),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024  # a case with every fact known is a tenth of that
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LOGGING = {  # kinds of errors and addresses, which hold no case; never the texts of exceptions
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "short": {"()": "engagement.middleware.WithoutTexts", "format": "%(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "short"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
