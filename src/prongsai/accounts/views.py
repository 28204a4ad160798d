"""Signing in and out, and choosing in which membership one acts."""

from django.contrib.auth import views as auth_views

from prongsai.accounts.forms import SignIn
from prongsai.accounts.middleware import public

log_in = public(
    auth_views.LoginView.as_view(
        template_name="accounts/log_in.html", authentication_form=SignIn, redirect_authenticated_user=True
    )
)
log_out = public(auth_views.LogoutView.as_view())
