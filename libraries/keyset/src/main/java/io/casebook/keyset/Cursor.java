package io.casebook.keyset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.casebook.problem.ApiProblem;
import io.casebook.problem.InvalidInput;
import io.casebook.problem.ProblemType;

/**
 * Where a page ended: the sort keys of its last row, as one opaque text. Each key is
 * written as its length and its characters, so any text that PostgreSQL holds may be a
 * key: any without U+0000.
 */
public record Cursor(String text) {

	private static final int LONGEST = 2048;

	/** The cursor after a row with the given sort keys, none of them null. */
	static String encode(Object... keys) {
		StringBuilder plain = new StringBuilder();
		for (Object key : keys) {
			String value = key.toString();
			plain.append(value.length()).append(':').append(value);
		}
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The sort keys in it.
	 * @throws ApiProblem when this is not a cursor with that number of keys
	 */
	public List<String> keys(int size) {
		List<String> keys = new ArrayList<>(size);
		String plain = decode();
		int position = 0;
		while (position < plain.length()) {
			int colon = plain.indexOf(':', position);
			int length = length(plain, position, colon);
			int end = colon + 1 + length;
			if (end > plain.length()) {
				throw broken();
			}
			keys.add(plain.substring(colon + 1, end));
			position = end;
		}
		if (keys.size() != size) {
			throw broken();
		}
		return keys;
	}

	private String decode() {
		if (this.text.length() > LONGEST) {
			throw broken();
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(this.text);
			String plain = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (plain.indexOf('\0') < 0) {
				return plain;
			}
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			// said below, as for a text with U+0000
		}
		throw broken();
	}

	private int length(String plain, int position, int colon) {
		if (colon <= position || colon - position > 4) {
			throw broken();
		}
		for (int i = position; i < colon; i++) {
			if (plain.charAt(i) < '0' || plain.charAt(i) > '9') {
				throw broken();
			}
		}
		return Integer.parseInt(plain, position, colon, 10);
	}

	/**
	 * The problem to report when the keys inside turn out not to be those of the list.
	 */
	public ApiProblem broken() {
		return new ApiProblem(ProblemType.BROKEN_CURSOR,
				"The parameter 'cursor' is not one that this list has given out",
				InvalidInput.parameter("cursor", this.text, "the value of next in an earlier page of the same list"));
	}

}
