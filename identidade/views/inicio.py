"""A página inicial."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def inicio(request: HttpRequest) -> HttpResponse:
    return render(request, "identidade/inicio.html")
