package org.dudao.calendar;

import java.time.Instant;

/**
 * A due date that moves.
 *
 * @param task the id of the task
 * @param name the name of the task, as its candidates read it
 */
public record MovedDueDate(String task, String name, Instant from, Instant to) {}
