package org.dudao.migration;

/** Instances that still run on an older version, although there is a newer one. */
record OutdatedInstances(String process, String name, int from, int to, int instances) {}
