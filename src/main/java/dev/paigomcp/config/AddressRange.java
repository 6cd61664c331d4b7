package dev.paigomcp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IP addresses that begin with the same bits (CIDR, RFC 4632; RFC 4291, section 2.3).
 *
 * @param first an address in the range
 * @param bits the length of the common prefix: up to 32 bits for IPv4, up to 128 for IPv6
 */
public record AddressRange(InetAddress first, int bits) {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:]+(\\d{1,3}(\\.\\d{1,3}){3})?");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** Parses an address, or an address, a slash and a number of bits. Returns empty if the text is neither. */
    public static Optional<AddressRange> of(String text) {
        var slash = text.indexOf('/');
        var address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var all = address.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new AddressRange(address.get(), all));
        }
        var bits = text.substring(slash + 1);
        if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > all) {
            return Optional.empty();
        }
        return Optional.of(new AddressRange(address.get(), Integer.parseInt(bits)));
    }

    /** Parses an IP address without brackets, port or zone. Returns empty for anything else; names are not looked up. */
    public static Optional<InetAddress> address(String text) {
        var v4 = V4.matcher(text);
        try {
            if (v4.matches()) {
                var bytes = new byte[4];
                for (var i = 0; i < bytes.length; i++) {
                    var value = Integer.parseInt(v4.group(i + 1));
                    if (value > 255) {
                        return Optional.empty();
                    }
                    bytes[i] = (byte) value;
                }
                return Optional.of(InetAddress.getByAddress(bytes));
            }
            // Text with a colon is never looked up. An IPv4-mapped IPv6 address becomes the IPv4 address.
            return V6.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Returns whether the address is in the range. */
    public boolean contains(InetAddress address) {
        var mine = first.getAddress();
        var other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
