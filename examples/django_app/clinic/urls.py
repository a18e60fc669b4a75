"""The addresses. A case is known by a random id, so that no address names a person or a fact."""

from django.urls import path
from engagement import views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("cases/<uuid:case>/", views.case, name="case"),
    path("cases/<uuid:case>/for-the-person/", views.for_the_person, name="for_the_person"),
    path("cases/<uuid:case>/delete/", views.delete, name="delete"),
    path("kept/<int:number>/", views.kept, name="kept"),
    path("api/assess", views.assess, name="assess"),
]
handler500 = "engagement.views.crashed"
