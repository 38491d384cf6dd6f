package org.dudao.review;

import java.time.Instant;

/** The verdict with which a material was accepted. */
public record Acceptance(int round, String reviewer, Instant givenAt) {}
