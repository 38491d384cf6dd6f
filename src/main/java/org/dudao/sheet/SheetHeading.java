package org.dudao.sheet;

/**
 * Another word for the heading of a column, which the office has added.
 *
 * @param sheet name of the layout: 台账
 * @param word as people write it: 整改责任单位
 * @param column heading of the column that it means: 单位
 */
public record SheetHeading(String sheet, String word, String column) {}
