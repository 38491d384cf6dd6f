package org.dudao.migration;

/**
 * One deployed version of a process.
 *
 * @param id the engine's
 * @param name the process's label, or its key where it has none
 * @param instances how many run on it
 */
record ProcessVersion(String id, String process, String name, int number, int instances) {}
