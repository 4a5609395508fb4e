/**
 * The ledger of returnees (渝人社办〔2022〕107号, annex 1): files of it are read here, value by value, each fault named with
 * sheet, spreadsheet row and column. Nothing is stored yet.
 *
 * <p>Plain sequential code: a file is read on the thread of its import.
 */
package io.sanjian.ledger;
