/** Which days are worked: the State Council's holiday notices with their shifted days (调休), year by year. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal", "sheet"})
@org.jspecify.annotations.NullMarked
package org.dudao.calendar;
