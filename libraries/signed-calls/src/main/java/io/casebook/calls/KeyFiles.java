package io.casebook.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the key pair of an installation: the private key in a file of its own, the public
 * one in the folder of each service, beside those that are accepted already.
 */
public final class KeyFiles {

	/** After so long every service has seen a key that was added to its folder. */
	static final Duration SEEN = Duration.ofSeconds(3);

	private KeyFiles() {
	}

	/**
	 * Makes a pair unless there is one that can be known to all. To rotate, take the
	 * private key's file away first.
	 * @param arguments the private key's file, and the folders for public keys
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path privateKey = Path.of(arguments[0]);
		List<Path> folders = Arrays.stream(arguments).skip(1).map(Path::of).toList();
		if (Files.notExists(privateKey) || !areKept(folders)) {
			create(privateKey, folders);
		}
	}

	/** Whether each folder has a key: one that was lost would let no call in. */
	private static boolean areKept(List<Path> folders) throws IOException {
		for (Path folder : folders) {
			if (Files.notExists(folder)) {
				return false;
			}
			try (var keys = Files.newDirectoryStream(folder, "*.pem")) {
				if (!keys.iterator().hasNext()) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * Makes a pair. The private key is put in its place when the public one can be known
	 * to whoever has others already.
	 */
	public static void create(Path privateKey, List<Path> publicKeyFolders) throws IOException, InterruptedException {
		KeyPair pair = generate();
		boolean rotates = false;
		for (Path folder : publicKeyFolders) {
			Files.createDirectories(folder);
			try (var others = Files.list(folder)) {
				rotates |= others.findAny().isPresent();
			}
			write(folder.resolve(Instant.now().toEpochMilli() + ".pem"),
					Pem.text("PUBLIC KEY", pair.getPublic().getEncoded()), "rw-r--r--");
		}
		if (rotates) {
			Thread.sleep(SEEN);
		}
		write(privateKey, Pem.text("PRIVATE KEY", pair.getPrivate().getEncoded()), "rw-------");
	}

	private static void write(Path file, String text, String rights) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
		Files.deleteIfExists(unfinished);
		if (Files.getFileAttributeView(file.toAbsolutePath().getParent(), PosixFileAttributeView.class) != null) {
			Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
		}
		Files.writeString(unfinished, text);
		Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
	}

	private static KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
