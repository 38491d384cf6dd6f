/** One login for Tasklist, Cockpit, Admin, Welcome, our own pages and the REST APIs. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"database", "organization", "refusal", "workflow"})
@org.jspecify.annotations.NullMarked
package org.dudao.security;
