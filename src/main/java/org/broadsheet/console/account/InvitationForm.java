package org.broadsheet.console.account;

/** What was typed into the invitation, to show again where it will not do. */
public record InvitationForm(String username, String email, String role, String language) {}
