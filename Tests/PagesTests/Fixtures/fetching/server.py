"""A partner's site as the tests of fetching need it, on 127.0.0.1 alone. Prints its port; ends with its standard input."""
import gzip
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<!DOCTYPE html><html><body><article><p>Chợ hoa mở từ ngày 20 tháng Chạp.</p></article></body></html>".encode()
# A post with something to mend, and what a reader wrote below it.
POST = """<!DOCTYPE html><html><body><article><h1>Kem mới về chợ</h1><p>Kem trị nám tốt nhất cho mọi loại da, bán ở chợ hoa
từ ngày 20 tháng Chạp, mỗi hộp hai trăm nghìn đồng.</p></article><div class="comment-list" data-author="Bạn đọc Bông Sen"><p>Bông Sen:
tôi dùng thấy số một, giao hàng nhanh lắm.</p></div></body></html>""".encode()
counts = {}
lock = threading.Lock()


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, body=b"", **fields):
        self.send_response(status)
        fields.setdefault("Content-Type", "text/html; charset=utf-8")
        fields.setdefault("Content-Length", str(len(body)))
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        with lock:
            counts[self.path] = counts.get(self.path, 0) + 1
            count = counts[self.path]
        port = self.server.server_address[1]
        path = self.path
        if path == "/robots.txt":
            self.send(200, ROBOTS, Content_Type="text/plain")
        elif path == "/dem":
            self.send(200, "\n".join(f"{k} {v}" for k, v in sorted(counts.items())).encode(), Content_Type="text/plain")
        elif path == "/toi":
            self.send(200, str(self.headers).encode(), Content_Type="text/plain")
        elif path == "/nen":
            self.send(200, gzip.compress(PAGE), Content_Encoding="gzip")
        elif path == "/bom":
            self.send(200, gzip.compress(b" " * (40 << 20)), Content_Encoding="gzip")
        elif path == "/chuyen":
            self.send(301, Location="/tin/1")
        elif path == "/vong":
            self.send(302, Location="/vong")
        elif path == "/ra":
            self.send(302, Location="http://khac.example/tin")
        elif path == "/ra-nguon-khac":
            self.send(302, Location=f"http://localhost:{port}/tin/1")
        elif path == "/anh":
            self.send(200, b"\x89PNG", Content_Type="image/png")
        elif path == "/304":
            if self.headers.get("If-None-Match") == '"v1"':
                self.send_response(304)
                self.send_header("ETag", '"v1"')
                self.end_headers()
            else:
                self.send(200, PAGE, ETag='"v1"', Last_Modified="Sat, 21 Nov 2026 01:30:00 GMT")
        elif path == "/bai":
            if self.headers.get("If-None-Match") == '"b1"':
                self.send_response(304)
                self.send_header("ETag", '"b1"')
                self.end_headers()
            else:
                self.send(200, POST, ETag='"b1"')
        elif path == "/ban" and count == 1:
            self.send(429, b"", Retry_After="0")
        elif path == "/ban-mai":
            self.send(503, b"", Retry_After="86400")
        elif path == "/cham":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for _ in range(60):
                self.wfile.write(b"1\r\nx\r\n")
                self.wfile.flush()
                time.sleep(0.1)
        elif path in ("/vo-tan", "/lon"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            if path == "/lon":
                self.send_header("Content-Length", str(1 << 40))
            else:
                self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for _ in range(200):
                self.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        elif path == "/dut":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"<p>")
            self.wfile.flush()
            self.close_connection = True
        elif path.startswith("/tin/") or path.startswith("/kin/") or path == "/ban":
            self.send(200, PAGE, ETag='"t"')
        elif path == "/sitemap-1.xml":
            self.send(200, f"<urlset><url><loc>http://127.0.0.1:{port}/tin/9</loc></url></urlset>".encode(), Content_Type="text/xml")
        else:
            self.send(404)

    def handle(self):
        try:
            super().handle()
        except (BrokenPipeError, ConnectionResetError):
            pass


ROBOTS = b"User-agent: *\nDisallow: /kin/\n"
if len(sys.argv) > 1 and sys.argv[1] == "no-robots":
    class Failing(Site):
        def do_GET(self):
            if self.path == "/robots.txt":
                self.send(500)
            else:
                super().do_GET()
    handler = Failing
else:
    handler = Site
server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
server.daemon_threads = True
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
