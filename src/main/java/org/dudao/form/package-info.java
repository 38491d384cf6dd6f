/** What a Camunda Form takes: a deployed form read, and what was filled in held against it. Knows nothing of processes. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.dudao.form;
