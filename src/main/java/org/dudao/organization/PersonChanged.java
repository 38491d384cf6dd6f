package org.dudao.organization;

/** The roster's data of a person changed, or the person left the roster. The person's tasks go back, and the sessions end. */
public record PersonChanged(String login) {}
