package org.dudao.visitor;

import java.time.Duration;

/**
 * How often one address may do something: {@code most} times at once, and so many again, bit by bit, within {@code per}.
 *
 * @param what a short name, different for each thing that is limited
 */
public record RateLimit(String what, long most, Duration per) {}
