/** What everybody reaches without a login, under {@code /public}: where that is, and how often somebody may. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.visitor;
