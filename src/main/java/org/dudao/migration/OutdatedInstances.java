package org.dudao.migration;

/** The number of instances on an older version of a process. */
record OutdatedInstances(String process, String name, int from, int to, int instances) {}
