package org.dudao.visitor;

import java.time.Duration;

/**
 * The limit of one kind of request per address, as a token bucket.
 *
 * @param name short and unique; part of the bucket's key
 * @param capacity the number of requests that are allowed at once
 * @param refillPeriod the time in which an empty bucket is filled again, token by token
 */
public record RateLimit(String name, long capacity, Duration refillPeriod) {}
