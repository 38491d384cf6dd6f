package org.dudao.migration;

/**
 * One deployed version of a process.
 *
 * @param id the id of the process definition
 * @param name the label of the process, or its key
 * @param instances the number of running instances
 */
record ProcessVersion(String id, String process, String name, int number, int instances) {}
