package org.dudao.organization;

/** The roster says something else of this person, or nothing any more: what they hold goes back, where they are logged in ends. */
public record PersonChanged(String login) {}
