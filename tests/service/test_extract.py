import httpx


def test_it_runs(fake_service):
    response = httpx.post(f"{fake_service}/v1/extract", json={"text": "Oslo grew."})
    assert response.status_code == 200
    assert response.json()["entities"][0]["name"] == "Oslo"
