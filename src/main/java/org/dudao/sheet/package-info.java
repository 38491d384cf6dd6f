/**
 * Reads spreadsheets within limits, writes them, and imports them. A feature adds a kind of sheet with a bean of type {@link
 * org.dudao.sheet.SheetImport}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"refusal"})
@org.jspecify.annotations.NullMarked
package org.dudao.sheet;
