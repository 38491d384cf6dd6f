/** The working days of each year: the State Council's holiday notices with their shifted working days (调休). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal", "sheet"})
@org.jspecify.annotations.NullMarked
package org.dudao.calendar;
