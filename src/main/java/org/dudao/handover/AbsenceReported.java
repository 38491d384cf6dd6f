package org.dudao.handover;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reported the absence of another person. Published in the same transaction.
 *
 * @param until the last day away; null when the person is back
 */
public record AbsenceReported(String login, @Nullable LocalDate until, String by) {}
